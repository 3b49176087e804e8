DOMAIN("namespaces");
END();
