package org.houzhen.hardware.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.IdCard.Sex;
import org.houzhen.hardware.IdCard.Type;
import tools.jackson.databind.JsonNode;

/**
 * Understands a card laid by HTTP: {@code name} and {@code number} are needed; of a number of 18 places the rest is
 * derived, as issued, unless it is said: {@code type sex birth address issuer ethnicity nationality latinName
 * validFrom validTo passNumber issueCount}.
 */
final class CardRequest {
    private static final int NUMBER_LENGTH = 18;
    private static final String LONG_TERM = "长期";

    private final JsonNode body;

    private CardRequest(JsonNode body) {
        this.body = body;
    }

    /**
     * Makes the card.
     *
     * @throws IllegalArgumentException if something needed is missing or makes no sense
     */
    static SimulatedCard card(JsonNode body) {
        try {
            return new SimulatedCard(new CardRequest(body).identity());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date of the card"); // Without its cause, which quotes the card.
        }
    }

    private IdCard identity() {
        String name = text("name", "");
        String number = text("number", "");
        if (name.isEmpty() || number.isEmpty()) {
            throw new IllegalArgumentException("a card has a name and a number");
        }
        Type type = Type.valueOf(text("type", Type.RESIDENT.name()));
        boolean chinese = type == Type.RESIDENT || type == Type.HONG_KONG_MACAO_TAIWAN;
        String validTo = text("validTo", "2041-05-20");
        return new IdCard(
                type,
                number,
                name,
                text("latinName", chinese ? "" : name),
                Sex.valueOf(text("sex", sexOf(number).name())),
                text("ethnicity", type == Type.RESIDENT ? "01" : ""),
                text("nationality", chinese ? "CHN" : "FRA"),
                LocalDate.parse(text("birth", birthOf(number).toString())),
                text("address", chinese ? "候诊县杏林镇当归路12号" : ""),
                text("issuer", chinese ? "候诊县公安局" : ""),
                LocalDate.parse(text("validFrom", "2021-05-20")),
                validTo.equals(LONG_TERM) ? IdCard.LONG_TERM : LocalDate.parse(validTo),
                text("passNumber", ""),
                text("issueCount", ""));
    }

    private String text(String field, String otherwise) {
        return body.path(field).asString(otherwise).strip();
    }

    private static LocalDate birthOf(String number) {
        return number.length() == NUMBER_LENGTH
                ? LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE)
                : LocalDate.of(1990, 1, 1);
    }

    /** The last place but one is odd for men. */
    private static Sex sexOf(String number) {
        if (number.length() != NUMBER_LENGTH) {
            return Sex.UNSTATED;
        }
        return (number.charAt(NUMBER_LENGTH - 2) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }
}
