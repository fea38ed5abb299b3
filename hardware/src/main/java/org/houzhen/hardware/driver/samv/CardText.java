package org.houzhen.hardware.driver.samv;

import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.IdCard.Sex;
import org.houzhen.hardware.IdCard.Type;

/**
 * Understands the 256 bytes of text on a card: UTF-16LE, padded with blanks, offsets in bytes, four layouts told apart
 * by the character at 248.
 *
 * <pre>
 *          resident (blank) and J            foreigner 2017 (I)              foreigner 2023 (Y)
 *     0    name 30                           English name 120                Chinese name 30
 *    30    sex 2, ethnicity 4, birth 16                                      sex 2, re-issue 4, birth 16
 *    52    address 70                                                        English name 1-35 70
 *   120                                      sex 2, number 30
 *   122    number 36                                                         number 36
 *   152                                      nationality 6
 *   158    issuer 30                         Chinese name 30                 reserved 30
 *   188    valid from 16, valid to 16        valid from 16, valid to 16      valid from 16, valid to 16
 *   220    J: pass number 18                 birth 16, version 4             English name 36-46 22
 *   238    J: issue count 4                  240: authority 8                242: nationality 6
 *   248    blank or J                        I                               Y
 * </pre>
 */
final class CardText {
    static final int SIZE = 256;
    private static final int TYPE_OFFSET = 248;
    private static final String LONG_TERM = "长期";
    private static final String CHINESE = "CHN";

    private final byte[] text;

    private CardText(byte[] text) {
        this.text = text;
    }

    /**
     * Understands a card; the array is the caller's to overwrite.
     *
     * @throws CorruptedFrameException naming the field that makes no sense, never its content
     */
    static IdCard parse(byte[] text) {
        var card = new CardText(text);
        return switch (card.field(TYPE_OFFSET, 2)) {
            case "" -> card.resident(Type.RESIDENT);
            case "J" -> card.resident(Type.HONG_KONG_MACAO_TAIWAN);
            case "I" -> card.foreigner2017();
            case "Y" -> card.foreigner2023();
            default -> throw new CorruptedFrameException("card type");
        };
    }

    private IdCard resident(Type type) {
        boolean pass = type == Type.HONG_KONG_MACAO_TAIWAN;
        return new IdCard(
                type,
                required("number", 122, 36),
                required("name", 0, 30),
                "",
                sex(30),
                field(32, 4),
                CHINESE,
                date("birth", 36),
                field(52, 70),
                field(158, 30),
                date("valid from", 188),
                validTo(),
                pass ? field(220, 18) : "",
                pass ? field(238, 4) : "");
    }

    private IdCard foreigner2017() {
        String latin = required("name", 0, 120);
        String chinese = field(158, 30);
        return new IdCard(
                Type.FOREIGNER_2017,
                required("number", 122, 30),
                chinese.isEmpty() ? latin : chinese,
                latin,
                sex(120),
                "",
                field(152, 6),
                date("birth", 220),
                "",
                field(240, 8),
                date("valid from", 188),
                validTo(),
                "",
                "");
    }

    private IdCard foreigner2023() {
        String latin = raw(52, 70).concat(raw(220, 22)).strip();
        String chinese = field(0, 30);
        if (latin.isEmpty()) {
            throw new CorruptedFrameException("name");
        }
        return new IdCard(
                Type.FOREIGNER_2023,
                required("number", 122, 36),
                chinese.isEmpty() ? latin : chinese,
                latin,
                sex(30),
                "",
                field(242, 6),
                date("birth", 36),
                "",
                "",
                date("valid from", 188),
                validTo(),
                "",
                field(32, 4));
    }

    private Sex sex(int offset) {
        return switch (field(offset, 2)) {
            case "0" -> Sex.UNKNOWN;
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            case "9" -> Sex.UNSTATED;
            default -> throw new CorruptedFrameException("sex");
        };
    }

    private LocalDate validTo() {
        return field(204, 16).equals(LONG_TERM) ? IdCard.LONG_TERM : date("valid to", 204);
    }

    private LocalDate date(String what, int offset) {
        try {
            return LocalDate.parse(field(offset, 16), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new CorruptedFrameException(what); // Without its cause, whose message quotes the card.
        }
    }

    private String required(String what, int offset, int length) {
        String value = field(offset, length);
        if (value.isEmpty()) {
            throw new CorruptedFrameException(what);
        }
        return value;
    }

    private String field(int offset, int length) {
        return raw(offset, length).strip();
    }

    private String raw(int offset, int length) {
        return new String(text, offset, length, StandardCharsets.UTF_16LE).replace('\0', ' ');
    }
}
