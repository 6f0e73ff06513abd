package org.wellbundle.sdk.tck;

import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.ProviderClient.Answer;

/**
 * One of the vendor's ways of saying no.
 *
 * @param name to show when the provider takes it for something else
 * @param outcome what the platform has to hear
 */
public record Refusal(String name, Answer answer, Class<? extends Failure> outcome) {}
