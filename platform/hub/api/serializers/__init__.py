"""The shape of each request and answer. Only fields named here leave the site, and the schema is made of them."""
