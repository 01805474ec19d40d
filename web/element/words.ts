// The few words that are needed when no language file has come: before the form can be used, and when it cannot start.

export interface FirstWords {
  readonly loading: string;
  readonly failed: string;
  readonly stopped: string;
  readonly cannotSend: string; // {name}: the attribute that the host must mend
  readonly wrongSetting: string;
}

const nl: FirstWords = {
  loading: "Het formulier wordt geladen. Een ogenblik geduld.",
  failed: "Het formulier kan nu niet worden geopend. Hieronder leest u hoe u ons op een andere manier bereikt.",
  stopped:
    "Het formulier werkt niet meer. Uw antwoorden staan nog op het scherm: kopieer ze en stuur ze ons op een andere manier.",
  cannotSend:
    "Dit formulier kan nu niets versturen, want deze website heeft het niet goed ingesteld ({name}). Neem op een andere manier contact met ons op.",
  wrongSetting: "Deze website heeft dit formulier niet helemaal goed ingesteld ({name}). U kunt het wel invullen en versturen.",
};

const en: FirstWords = {
  loading: "The form is loading. One moment please.",
  failed: "The form cannot be opened now. Below you can read how to reach us in another way.",
  stopped: "The form no longer works. Your answers are still on the screen: copy them and send them to us in another way.",
  cannotSend:
    "This form cannot send anything now, because this website has not set it up well ({name}). Please reach us in another way.",
  wrongSetting: "This website has not set up this form quite well ({name}). You can fill it in and send it all the same.",
};

export const firstWords = (language: string): FirstWords => (language.toLowerCase().startsWith("en") ? en : nl);
