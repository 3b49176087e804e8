DOMAIN("signalmasks");
END();
