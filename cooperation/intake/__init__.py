"""What a text names: its sentences, and the names, dates and amounts in it. Texts are read, never changed."""
