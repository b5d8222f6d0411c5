"""What the Headteacher may post on the school's accounts: texts, cards, the outbox."""
