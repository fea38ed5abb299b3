/** Prints documents on IPP printers and follows each job to its last sheet. */
package org.houzhen.hardware.driver.ipp;
