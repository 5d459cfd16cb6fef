"""The plan's pages: each view takes the request in, makes one domain call, goes out."""
