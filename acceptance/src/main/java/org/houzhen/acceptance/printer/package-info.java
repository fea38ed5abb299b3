/** The campaign of print faults: the shipped driver and journal against the simulated printer, judged by its paper. */
package org.houzhen.acceptance.printer;
