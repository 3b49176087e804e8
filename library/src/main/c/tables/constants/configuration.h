DOMAIN("configuration");
END();
