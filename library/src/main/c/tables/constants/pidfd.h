DOMAIN("pidfd");
END();
