"""The pages, as thin function views by subject: they parse, ask `hub.access`, call one function and answer."""
