using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Models;

/// <summary>Opens models: a local engine, a server client.</summary>
public interface IEngine
{
    /// <summary>The name used in <c>model.engine</c>.</summary>
    string Name { get; }

    /// <summary>Whether this engine is the one for the path when <c>model.engine</c> is empty.</summary>
    /// <param name="settings">The model's settings.</param>
    bool Accepts(ModelSettings settings);

    /// <summary>
    /// Checks everything that can be checked without computing, within two seconds: files, headers, shapes, tokenizer, template; a server's answers.
    /// </summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="templates">Chat templates of the configuration by name, in addition to the built-in ones.</param>
    /// <param name="cancellationToken">Gives checking up.</param>
    /// <returns>The problems; empty when the model can be opened.</returns>
    Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default);

    /// <summary>Loads the model.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="templates">Chat templates of the configuration by name, in addition to the built-in ones.</param>
    /// <param name="cancellationToken">Cancels loading.</param>
    /// <exception cref="InputException">The model cannot be used; says why and what to do.</exception>
    Task<IModel> OpenAsync(ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default);
}
