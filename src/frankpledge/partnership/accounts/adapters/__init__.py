"""Where allauth asks us: who may sign in and how, in whose words, and where to after that."""
