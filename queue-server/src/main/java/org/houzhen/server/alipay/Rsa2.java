package org.houzhen.server.alipay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs as the merchant and checks Alipay's signatures: SHA-256 with RSA over UTF-8 text. */
final class Rsa2 {
    private static final String ALGORITHM = "SHA256withRSA";

    private final PrivateKey ours;
    private final PublicKey theirs;

    Rsa2(PrivateKey ours, PublicKey theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Reads both keys; what is wrong is told with the file's name and never with its content. */
    static Rsa2 of(Path merchantKey, Path platformKey) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new Rsa2(
                    rsa.generatePrivate(new PKCS8EncodedKeySpec(decode(merchantKey))),
                    rsa.generatePublic(new X509EncodedKeySpec(decode(platformKey))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "no RSA keys in " + merchantKey.getFileName() + " and " + platformKey.getFileName(), e);
        }
    }

    private static byte[] decode(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file.getFileName(), e);
        }
    }

    /** What is signed of parameters: those that are not empty, by name, as {@code a=1&b=2}, before any encoding. */
    static String text(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(ours);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the merchant's key", e);
        }
    }

    boolean holds(String text, String signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(theirs);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return !signature.isEmpty() && verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
