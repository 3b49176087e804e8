DOMAIN("xattr");
END();
