"""The pages of accounts: in, one domain call, out."""
