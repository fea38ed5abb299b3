/** The medical insurance's centre on loopback: its own books, both transports, and faults on purpose. */
package org.houzhen.acceptance.insurer;
