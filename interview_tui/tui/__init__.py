"""The screens. Everything here asks the services; nothing here knows how anything is stored."""
