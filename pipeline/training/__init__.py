"""Training of the line recogniser. Needs the extra ``train``; nothing in the product imports it."""
