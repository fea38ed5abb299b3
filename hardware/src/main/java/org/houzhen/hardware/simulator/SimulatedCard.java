package org.houzhen.hardware.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.houzhen.hardware.IdCard;

/** A card that can be laid on the simulated reader: an identity, written as the 256 bytes of text of its layout. */
public record SimulatedCard(IdCard identity) {
    private static final int TEXT_SIZE = 256;

    byte[] text() {
        var writer = new Writer();
        switch (identity.type()) {
            case RESIDENT -> resident(writer, "");
            case HONG_KONG_MACAO_TAIWAN -> resident(writer, "J");
            case FOREIGNER_2017 -> foreigner2017(writer);
            case FOREIGNER_2023 -> foreigner2023(writer);
        }
        return writer.text;
    }

    private void resident(Writer writer, String type) {
        writer.put(0, 30, identity.name())
                .put(30, 2, sex())
                .put(32, 4, identity.ethnicityCode())
                .put(36, 16, day(identity.birth()))
                .put(52, 70, identity.address())
                .put(122, 36, identity.number())
                .put(158, 30, identity.issuer())
                .put(220, 18, identity.passNumber())
                .put(238, 4, identity.issueCount());
        validity(writer, type);
    }

    private void foreigner2017(Writer writer) {
        writer.put(0, 120, identity.latinName())
                .put(120, 2, sex())
                .put(122, 30, identity.number())
                .put(152, 6, identity.nationality())
                .put(158, 30, chineseName())
                .put(220, 16, day(identity.birth()))
                .put(236, 4, "01")
                .put(240, 8, identity.issuer());
        validity(writer, "I");
    }

    private void foreigner2023(Writer writer) {
        String latin = identity.latinName();
        writer.put(0, 30, chineseName())
                .put(30, 2, sex())
                .put(32, 4, identity.issueCount())
                .put(36, 16, day(identity.birth()))
                .put(52, 70, latin.substring(0, Math.min(35, latin.length())))
                .put(122, 36, identity.number())
                .put(220, 22, latin.substring(Math.min(35, latin.length())))
                .put(242, 6, identity.nationality());
        validity(writer, "Y");
    }

    private void validity(Writer writer, String type) {
        writer.put(188, 16, day(identity.validFrom()))
                .put(204, 16, identity.isLongTerm() ? "长期" : day(identity.validTo()))
                .put(248, 2, type);
    }

    private String chineseName() {
        return identity.name().equals(identity.latinName()) ? "" : identity.name();
    }

    private String sex() {
        return String.valueOf(identity.sex().code());
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Override
    public String toString() {
        return "SimulatedCard[masked]";
    }

    /** Blanks in UTF-16LE, then fields over them; what is too long is cut, as the issuer of cards does. */
    private static final class Writer {
        private final byte[] text = " ".repeat(TEXT_SIZE / 2).getBytes(StandardCharsets.UTF_16LE);

        Writer put(int offset, int length, String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
            byte[] cut = Arrays.copyOf(bytes, Math.min(bytes.length, length));
            System.arraycopy(cut, 0, text, offset, cut.length);
            return this;
        }
    }
}
