package org.houzhen.acceptance.visit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Measures what a laboratory's machine would: a value inside the reference range of whoever the sample is of. */
final class Analyzer {
    private static final Pattern BETWEEN = Pattern.compile("(\\d+(?:\\.(\\d+))?)\\s*[-–~]\\s*(\\d+(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Analyzer() {}

    static String valueOf(JsonNode analyte) {
        String range = analyte.path("range").asString();
        Matcher between = BETWEEN.matcher(range);
        if (between.find()) {
            int decimals = between.group(2) == null ? 0 : between.group(2).length();
            double middle = (Double.parseDouble(between.group(1)) + Double.parseDouble(between.group(3))) / 2;
            return String.format("%." + decimals + "f", middle);
        }
        Matcher limit = NUMBER.matcher(range);
        return limit.find() ? limit.group() : "阴性";
    }
}
