package dev.playback.codec;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The packages of the types that a class works with. */
final class Signatures {

    private Signatures() {}

    /** Returns those of {@code service}, and of what the signatures of its methods name. */
    static Set<String> packagesOf(Class<?> service) {
        Set<String> packages = new HashSet<>();
        addClass(service, packages);
        return packages;
    }

    /** Returns the packages of the setting. */
    static Set<String> allowed() {
        return Pattern.compile(",")
                .splitAsStream(Settings.ofProcess().text(Setting.ALLOW))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void addClass(@Nullable Class<?> type, Set<String> packages) {
        if (type == null || Opaque.isJdk(type)) {
            return;
        }
        packages.add(type.getPackageName());
        for (Method method : type.getDeclaredMethods()) {
            add(method.getGenericReturnType(), packages);
            add(method.getGenericParameterTypes(), packages);
            add(method.getGenericExceptionTypes(), packages);
        }
        addClass(type.getSuperclass(), packages);
        for (Class<?> above : type.getInterfaces()) {
            addClass(above, packages);
        }
    }

    private static void add(Type[] types, Set<String> packages) {
        for (Type type : types) {
            add(type, packages);
        }
    }

    private static void add(Type type, Set<String> packages) {
        if (type instanceof Class<?> plain) {
            Class<?> component = plain;
            while (component.isArray()) {
                component = component.getComponentType();
            }
            if (!component.isPrimitive() && !Opaque.isJdk(component)) {
                packages.add(component.getPackageName());
            }
        } else if (type instanceof ParameterizedType generic) {
            add(generic.getRawType(), packages);
            add(generic.getActualTypeArguments(), packages);
        } else if (type instanceof WildcardType wildcard) {
            add(wildcard.getUpperBounds(), packages);
            add(wildcard.getLowerBounds(), packages);
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType(), packages);
        }
    }
}
