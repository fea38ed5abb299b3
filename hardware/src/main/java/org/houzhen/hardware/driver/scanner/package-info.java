/** Hears serial code scanners that end each code with a carriage return. */
package org.houzhen.hardware.driver.scanner;
