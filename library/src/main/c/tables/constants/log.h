DOMAIN("log");
END();
