"""Raw text to sentences, words, trees and named entities; the only room that runs the network."""

from tacitus.language.model import LanguageModel, load_model, model_version

__all__ = ["LanguageModel", "load_model", "model_version"]
