package org.houzhen.wire;

/** By what an order names the credential that was lodged for it; it says nothing about it, and is forgotten with it. */
public record LodgedCredential(String credential) {}
