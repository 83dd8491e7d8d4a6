"""Afterword: from the words of a rejection to what to practise next."""
