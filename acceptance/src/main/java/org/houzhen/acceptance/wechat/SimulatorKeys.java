package org.houzhen.acceptance.wechat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The keys of a made-up agreement between a hospital and WeChat Pay. They prove nothing anywhere else. */
public record SimulatorKeys(KeyPair merchant, KeyPair platform, String apiV3Key) {
    static final String MCHID = "1900000001";
    static final String APPID = "wx0000000000000001";
    static final String MERCHANT_SERIAL = "5A1E0000000000000000000000000000000000AA";
    static final String PLATFORM_KEY_ID = "PUB_KEY_ID_0119000000012026010100000001";

    private static final int KEY_BITS = 2048;
    private static final int APIV3_BYTES = 16;
    private static final String MERCHANT_PRIVATE = "merchant-private.pem";
    private static final String MERCHANT_PUBLIC = "merchant-public.pem";
    private static final String PLATFORM_PRIVATE = "platform-private.pem";
    private static final String PLATFORM_PUBLIC = "platform-public.pem";
    private static final String APIV3 = "apiv3.key";

    public static SimulatorKeys generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            byte[] secret = new byte[APIV3_BYTES];
            new SecureRandom().nextBytes(secret);
            return new SimulatorKeys(
                    generator.generateKeyPair(),
                    generator.generateKeyPair(),
                    HexFormat.of().formatHex(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The keys that lie in a folder; made there when it has none. */
    public static SimulatorKeys in(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(APIV3))) {
            generate().write(folder);
        }
        try {
            return new SimulatorKeys(
                    pair(folder.resolve(MERCHANT_PUBLIC), folder.resolve(MERCHANT_PRIVATE)),
                    pair(folder.resolve(PLATFORM_PUBLIC), folder.resolve(PLATFORM_PRIVATE)),
                    Files.readString(folder.resolve(APIV3)).strip());
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys in " + folder + " are damaged; remove the folder to get new ones", e);
        }
    }

    /** Writes all of them; the one that is looked for when they are read is written last. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        put(
                folder.resolve(MERCHANT_PRIVATE),
                pem("PRIVATE KEY", merchant.getPrivate().getEncoded()));
        put(
                folder.resolve(MERCHANT_PUBLIC),
                pem("PUBLIC KEY", merchant.getPublic().getEncoded()));
        put(
                folder.resolve(PLATFORM_PRIVATE),
                pem("PRIVATE KEY", platform.getPrivate().getEncoded()));
        put(
                folder.resolve(PLATFORM_PUBLIC),
                pem("PUBLIC KEY", platform.getPublic().getEncoded()));
        put(folder.resolve(APIV3), apiV3Key + "\n");
    }

    static Path merchantPrivate(Path folder) {
        return folder.resolve(MERCHANT_PRIVATE);
    }

    static Path platformPublic(Path folder) {
        return folder.resolve(PLATFORM_PUBLIC);
    }

    static Path apiV3(Path folder) {
        return folder.resolve(APIV3);
    }

    /** What is right already is left alone: a server may be reading it. */
    private static void put(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private static String pem(String kind, byte[] key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair pair(Path publicKey, Path privateKey) throws IOException, GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        return new KeyPair(
                rsa.generatePublic(new X509EncodedKeySpec(bytes(publicKey))),
                rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes(privateKey))));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }

    @Override
    public String toString() {
        return "SimulatorKeys[]";
    }
}
