"""Every address of the site. Each stage has its own urls.py; here is which of them stand where."""
