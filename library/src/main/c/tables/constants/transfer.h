DOMAIN("transfer");
END();
