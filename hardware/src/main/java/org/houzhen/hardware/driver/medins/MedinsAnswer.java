package org.houzhen.hardware.driver.medins;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.function.Function;
import org.houzhen.hardware.IdCard.Sex;
import org.houzhen.hardware.InsuranceToken;
import org.houzhen.hardware.InsuredPerson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers: {@code {code, message, orgId, data}}, where code 0 is a yes and data is JSON within a text. A missing value is
 * left out, null, or the text {@code null}.
 */
final class MedinsAnswer {
    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withResolverStyle(ResolverStyle.STRICT);
    private static final int WORDS_MAX = 200;
    private static final String NO_NUMBERS = "[0-9Xx]{12,}";

    private final JsonNode answer;
    private final JsonNode data;

    private MedinsAnswer(JsonNode answer, JsonNode data) {
        this.answer = answer;
        this.data = data;
    }

    /** @throws IllegalArgumentException if it is no answer; without a cause, which would quote it */
    static MedinsAnswer read(String text) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(text);
            if (!answer.path("code").isIntegralNumber()
                    && !answer.path("code").asString("").matches("-?\\d{1,9}")) {
                throw new IllegalArgumentException("an answer without a code");
            }
            JsonNode data = answer.path("data");
            boolean inText = data.isString() && !data.asString().isBlank();
            return new MedinsAnswer(answer, inText ? JsonMapper.shared().readTree(data.asString()) : data);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON");
        }
    }

    int code() {
        return answer.path("code").asInt(Integer.MIN_VALUE);
    }

    boolean isDone() {
        return code() == 0;
    }

    /** Short, and without numbers that might be a person's. */
    String words() {
        String words = present(answer.path("message").asString("")).replaceAll(NO_NUMBERS, "****");
        return words.length() <= WORDS_MAX ? words : words.substring(0, WORDS_MAX);
    }

    /** @throws IllegalArgumentException if it is not there */
    String needed(String field) {
        String value = value(field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an answer without " + field);
        }
        return value;
    }

    /** @throws IllegalArgumentException if name, number or secret are not there */
    InsuredPerson person(Function<String, InsuranceToken> token) {
        return new InsuredPerson(
                needed("userName"),
                value("idType"),
                needed("idNo"),
                sex(value("gender")),
                birthday(value("birthday")),
                value("insuOrg"),
                value("ecIndexNo"),
                token.apply(needed("ecToken")));
    }

    private String value(String field) {
        return present(data.path(field).asString(""));
    }

    private static String present(String value) {
        String bare = value.strip();
        return bare.equals("null") ? "" : bare;
    }

    private static Sex sex(String word) {
        return switch (word) {
            case "男", "1" -> Sex.MALE;
            case "女", "2" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    /** A birthday that is none is left out: nothing depends on it. */
    private static String birthday(String text) {
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text, BIRTHDAY).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
