package org.houzhen.acceptance;

/** The door to every proof and demonstration: `smoke`, `campaign`, `bench`, `world`. */
public final class Toolbox {
    private Toolbox() {}

    public static void main(String[] args) {
        System.err.println("usage: smoke | campaign NAME | bench NAME | world");
        System.exit(2);
    }
}
