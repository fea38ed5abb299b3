package org.houzhen.acceptance.alipay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys of a made-up agreement between a hospital and Alipay, and what is signed with them. They prove nothing elsewhere. */
public record AlipayKeys(KeyPair merchant, KeyPair platform) {
    static final String APP_ID = "2021000000000001";
    private static final String MERCHANT = "merchant";
    private static final String PLATFORM = "platform";

    public static AlipayKeys generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new AlipayKeys(generator.generateKeyPair(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The keys that lie in a folder; made there when it has none. The last one written is the one that is looked for. */
    public static AlipayKeys in(Path folder) throws IOException {
        if (!Files.exists(publicKey(folder, PLATFORM))) {
            AlipayKeys fresh = generate();
            Files.createDirectories(folder);
            put(folder, MERCHANT, fresh.merchant());
            put(folder, PLATFORM, fresh.platform());
        }
        try {
            return new AlipayKeys(pair(folder, MERCHANT), pair(folder, PLATFORM));
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys in " + folder + " are damaged; remove the folder to get new ones", e);
        }
    }

    static Path merchantPrivate(Path folder) {
        return folder.resolve(MERCHANT + "-private.pem");
    }

    static Path platformPublic(Path folder) {
        return publicKey(folder, PLATFORM);
    }

    private static Path publicKey(Path folder, String name) {
        return folder.resolve(name + "-public.pem");
    }

    private static void put(Path folder, String name, KeyPair pair) throws IOException {
        Path secret = folder.resolve(name + "-private.pem");
        Files.deleteIfExists(secret);
        if (Files.getFileStore(folder.toAbsolutePath()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardCharsets.US_ASCII);
        Files.writeString(
                publicKey(folder, name), pem("PUBLIC KEY", pair.getPublic().getEncoded()), StandardCharsets.US_ASCII);
    }

    private static String pem(String kind, byte[] key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair pair(Path folder, String name) throws IOException, GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        return new KeyPair(
                rsa.generatePublic(new X509EncodedKeySpec(bytes(publicKey(folder, name)))),
                rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes(folder.resolve(name + "-private.pem")))));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }

    static String text(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** As the platform. */
    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(platform.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Whether the merchant signed it. */
    boolean accepts(String text, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(merchant.getPublic());
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "AlipayKeys[]";
    }
}
