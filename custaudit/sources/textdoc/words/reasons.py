"""Why a text is no requirement, judged by its sentences and by what the headings above it announce."""

from __future__ import annotations

from collections.abc import Sequence

from custaudit.sources.textdoc.words.clausefile import SectionKind
from custaudit.sources.textdoc.words.knowledge import ClauseKnowledge
from custaudit.sources.textdoc.words.sections import asks, is_sentence, sentences
from custaudit.sources.textdoc.words.titles import bare
from custaudit.text import normal_form


def ask_reason(text: str, section: SectionKind | None, *, marked: bool, introduced: bool, knowledge: ClauseKnowledge) -> str | None:
    """Why a text is no requirement, as a message key; None when it is one or may be one."""
    parts = [plain for sentence in sentences(knowledge.defined.sub("", text)) if (plain := normal_form(sentence).strip())]
    plain_text = "\n".join(parts)
    functional = bool(knowledge.function.search(plain_text))
    asking = [part for part in parts if asks(part, knowledge)]
    kind = _kind_of_text(parts, plain_text, functional=functional, knowledge=knowledge)
    if kind is None and _instructs(parts, asking, marked=marked, knowledge=knowledge):
        kind = "textdoc.instruction"
    if kind is not None:
        return kind
    if section in ("background", "contract"):
        of_system = asking if section == "background" else [part for part in asking if not knowledge.qualification.search(part)]
        own = any(knowledge.function.search(part) or knowledge.system_act.search(part) for part in of_system)
        return None if own else f"textdoc.{section}"
    if asking:
        return None
    if any(knowledge.present_state.search(part) for part in parts):
        return "textdoc.present_state"
    said_aside = not marked and not introduced and knowledge.aside.match(text.strip())
    if said_aside or (len(parts) == 1 and knowledge.meeting.search(parts[0])):
        return "textdoc.telling"
    return _unasked_reason(parts, functional=functional, section=section, marked=marked, introduced=introduced, knowledge=knowledge)


def asks_for_parts(lead: str, section: SectionKind | None, knowledge: ClauseKnowledge) -> bool:
    """Whether a lead-in asks of the system what the clauses under it name, whatever the headings above announce."""
    return ask_reason(lead, section, marked=True, introduced=False, knowledge=knowledge) is None


def bid_reason(text: str, headings: Sequence[str], knowledge: ClauseKnowledge) -> str | None:
    """Why a clause is no requirement under a heading about what is handed in or about all the rest: it speaks of papers of the bid."""
    name = normal_form(bare(headings[-1], knowledge)) if headings else ""
    parts = [plain for sentence in sentences(text) if (plain := normal_form(sentence).strip())]
    if not parts or not knowledge.bid_heading.match(name) or any(map(knowledge.not_of_bid.search, parts)):
        return None
    proposed = bool(knowledge.proposal_heading.match(name))
    of_bid = all(knowledge.of_bid.search(part) or (proposed and knowledge.of_proposal.search(part)) for part in parts)
    return "textdoc.contract" if of_bid else None


def _kind_of_text(parts: list[str], plain_text: str, *, functional: bool, knowledge: ClauseKnowledge) -> str | None:
    """What a text is, wherever it stands: a line of a table of contents, a question, a party's duty."""
    if len(parts) == 1 and knowledge.contents_line.search(plain_text[-300:]):
        return "textdoc.contents"
    for kind, says in (("question", knowledge.question), ("definition", knowledge.definition)):
        if parts and all(map(says.search, parts)):
            return f"textdoc.{kind}"
    if parts and knowledge.settled_later.search(parts[-1]):
        return "textdoc.contract"
    if _tells_of_document(parts, knowledge):
        return "textdoc.of_document"
    bids = not functional and (all(map(knowledge.bidding.search, parts)) or bool(parts and knowledge.offer_label.match(parts[0])))
    if parts and (bids or all(_offers(part, knowledge) for part in parts)):
        return "textdoc.contract"
    of_party = knowledge.party.search(plain_text) and not functional and not knowledge.acts_beside_party.search(plain_text)
    return "textdoc.party" if of_party else None


def _offers(sentence: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a sentence only tells what an estimate holds, and of nothing that a system does."""
    if knowledge.acts_on_data.search(sentence) or knowledge.system_act.search(sentence):
        return False
    return bool(knowledge.offer.search(sentence))


def _instructs(parts: list[str], asking: list[str], *, marked: bool, knowledge: ClauseKnowledge) -> bool:
    """Whether all that a text asks is asked of who fills in the form; a clause or a row says nothing else beside."""
    told = parts if marked else asking
    said = (knowledge.instruction.search(part) and not knowledge.not_instruction.search(part) for part in told)
    return bool(told) and all(said)


def _tells_of_document(parts: list[str], knowledge: ClauseKnowledge) -> bool:
    """Whether every sentence says only what the document lays down or how it is kept to; a title in front of it is no sentence."""
    own = [bool(knowledge.of_document.search(part)) or _regulates(part, knowledge) for part in parts]
    return any(own) and all(said or not is_sentence(part, knowledge) for said, part in zip(own, parts, strict=True))


def _regulates(sentence: str, knowledge: ClauseKnowledge) -> bool:
    """Whether a sentence rules over the document, and asks nothing of the system."""
    if knowledge.acts_on_data.search(sentence) or knowledge.system_act.search(sentence):
        return False
    return bool(knowledge.regulating.search(sentence))


def _unasked_reason(
    parts: list[str], *, functional: bool, section: SectionKind | None, marked: bool, introduced: bool, knowledge: ClauseKnowledge
) -> str | None:
    """The same for a text without the ending of a requirement: a name, a note, a telling sentence."""
    telling = bool(parts) and bool(knowledge.telling.search(parts[-1].rstrip("。.")))
    if introduced:
        return None
    if marked:
        return "textdoc.telling" if telling and not functional and section != "requirement" else None
    wanted = bool(parts) and bool(knowledge.wanted_function.search(parts[-1]))
    whole = bool(parts) and bool(knowledge.sentence_end.search(parts[-1]))
    kept = not telling and (wanted or (section == "requirement" and (functional or whole)) or (functional and whole))
    return None if kept else "textdoc.telling"
