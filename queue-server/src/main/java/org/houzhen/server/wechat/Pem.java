package org.houzhen.server.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads RSA keys from PEM files. What is wrong is told with the file's name and never with its content. */
final class Pem {
    private Pem() {}

    static PrivateKey privateKey(Path file) {
        byte[] key = decode(file, "PRIVATE KEY");
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA private key (PKCS 8) in " + file.getFileName(), e);
        }
    }

    static PublicKey publicKey(Path file) {
        byte[] key = decode(file, "PUBLIC KEY");
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA public key in " + file.getFileName(), e);
        }
    }

    private static byte[] decode(Path file, String kind) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            String body = text.replace("-----BEGIN " + kind + "-----", "").replace("-----END " + kind + "-----", "");
            return Base64.getMimeDecoder().decode(body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file.getFileName(), e);
        }
    }
}
