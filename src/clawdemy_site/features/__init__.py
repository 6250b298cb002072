"""What a site offers, a folder for each: its pages, files, rules, templates, styles and scripts."""
