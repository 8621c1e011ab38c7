namespace CorsFunctions.Browser;

/// <summary>The request's credentials mode. "same-origin" is "omit" as far as a cross-origin response is concerned.</summary>
internal enum CredentialsMode
{
    Omit,
    Include,
}
