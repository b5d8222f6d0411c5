"""What may be published: the register, the names, the rules and the gate."""
