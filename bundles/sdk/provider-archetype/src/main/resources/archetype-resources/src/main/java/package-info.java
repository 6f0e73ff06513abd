/** ${providerName} as a Wellbundle provider. */
@org.jspecify.annotations.NullMarked
package ${package};
