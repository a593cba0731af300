"""How the Hà Nam reference plan is made, one file a subject."""
