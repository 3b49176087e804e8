DOMAIN("network");
END();
