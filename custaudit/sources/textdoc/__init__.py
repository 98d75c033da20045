"""Requests for proposals and specifications written as running text: docx, pdf, txt, md."""
