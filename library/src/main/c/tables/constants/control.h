DOMAIN("control");
END();
