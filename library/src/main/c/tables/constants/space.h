DOMAIN("space");
END();
