"""Two versions of one inventory or RFP: which items were added, removed or changed, and what that did to the rate."""
