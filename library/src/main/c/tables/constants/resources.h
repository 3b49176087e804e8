DOMAIN("resources");
END();
