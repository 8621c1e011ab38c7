using CorsFunctions.Origins;

namespace CorsFunctions.Cli.Check.Examining;

/// <summary>"Schemelessly same site" and the same scheme (HTML, section "Sites").</summary>
internal static class Site
{
    public static bool IsSame(Uri url, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme == url.Scheme
        && RegistrableDomain(page) == RegistrableDomain(url);

    private static string RegistrableDomain(Uri uri)
    {
        if (uri.HostNameType != UriHostNameType.Dns)
        {
            return uri.Host;
        }

        // One label more than the public suffix; a host that is a suffix itself stands for itself.
        var labels = uri.IdnHost.Split('.');
        for (var length = 2; length <= labels.Length; length++)
        {
            var name = string.Join('.', labels[^length..]);
            if (!PublicSuffixList.Embedded.IsPublicSuffix(name))
            {
                return name;
            }
        }

        return uri.IdnHost;
    }
}
