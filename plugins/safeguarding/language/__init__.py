"""What a text says, apart from names: personal details, matters, journeys and tone.

Everything here states facts of one block of text and knows no rule, school or date. The words that
are looked for stand in the .txt files beside the modules, where a school can read them.
"""
