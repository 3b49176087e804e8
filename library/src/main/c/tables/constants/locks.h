DOMAIN("locks");
END();
