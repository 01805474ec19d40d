// The few words that are needed when no language file has come: before the form can be used, and when it cannot start.

export interface FirstWords {
  readonly loading: string;
  readonly failed: string;
  readonly stopped: string;
}

const nl: FirstWords = {
  loading: "Het formulier wordt geladen. Een ogenblik geduld.",
  failed: "Het formulier kan nu niet worden geopend. Hieronder leest u hoe u ons op een andere manier bereikt.",
  stopped: "Het formulier werkt niet meer. Uw antwoorden staan nog op het scherm: kopieer ze en stuur ze ons op een andere manier.",
};

const en: FirstWords = {
  loading: "The form is loading. One moment please.",
  failed: "The form cannot be opened now. Below you can read how to reach us in another way.",
  stopped: "The form no longer works. Your answers are still on the screen: copy them and send them to us in another way.",
};

export const firstWords = (language: string): FirstWords => (language.toLowerCase().startsWith("en") ? en : nl);
