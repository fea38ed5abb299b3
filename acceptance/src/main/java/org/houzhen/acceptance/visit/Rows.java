package org.houzhen.acceptance.visit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the stores of an installation, read-only and beside the running server: is it really there? */
final class Rows {
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");

    private final UnaryOperator<String> addresses;

    /** @param addresses where a store of that name lies */
    Rows(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    /** The number a question finds in one of the stores. */
    long count(String store, String question, String... parameters) {
        return Long.parseLong(text(store, question, parameters));
    }

    /** The first text a question finds. */
    String text(String store, String question, String... parameters) {
        return texts(store, question, parameters).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing found: " + question));
    }

    String textOr(String otherwise, String store, String question, String... parameters) {
        return texts(store, question, parameters).stream().findFirst().orElse(otherwise);
    }

    /** The first column of every row a question finds. */
    List<String> texts(String store, String question, String... parameters) {
        var readOnly = new Properties();
        readOnly.setProperty("open_mode", "1"); // SQLite
        readOnly.setProperty("busy_timeout", "10000");
        readOnly.setProperty("readOnly", "true"); // PostgreSQL
        try (Connection connection = DriverManager.getConnection(addresses.apply(store), readOnly);
                PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }

    /** How often something has happened to the ticket of a visit. Numbers begin anew each day, so the day counts too. */
    long facts(String type, String registerNo) {
        String issued = textOr(
                "",
                "journal",
                "select payload from journal where type = 'ticket-issued' and payload like ?",
                "%\"visit\":\"" + registerNo + "\"%");
        Matcher number = NUMBER.matcher(issued);
        return number.find()
                ? count(
                        "journal",
                        "select count(*) from journal where type = ? and payload like ? and stream in"
                                + " (select stream from journal where type = 'ticket-issued' and payload = ?)",
                        type,
                        "%\"number\":\"" + number.group(1) + "\"%",
                        issued)
                : 0;
    }
}
